/** An answer to a browser, not followed. */
export interface Seen {
  url: string;
  status: number;
  location: string | null;
  headers: Headers;
  text: string;
}

/** A browser without script: it keeps cookies by host and name, follows redirects, and sends forms. */
export class Browser {
  /** By host, without the port, as browsers do; then by name. */
  readonly cookies = new Map<string, Map<string, string>>();
  /** Every cookie as it was set. */
  readonly set: string[] = [];

  constructor(private readonly own: Readonly<Record<string, string>> = {}) {}

  /** One request, not followed. */
  async ask(
    method: string,
    url: string,
    init: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Seen> {
    const { hostname } = new URL(url);
    const jar = this.cookies.get(hostname) ?? new Map<string, string>();
    this.cookies.set(hostname, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.own, ...(cookie === '' ? {} : { cookie }), ...init.headers };
    const body = init.body === undefined ? {} : { body: init.body };
    const response = await fetch(url, { method, headers, redirect: 'manual', ...body });
    for (const line of response.headers.getSetCookie()) {
      this.set.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      location: location === null ? null : new URL(location, url).href,
      headers: response.headers,
      text: await response.text(),
    };
  }

  /** Goes to an address and on to wherever it leads. */
  async go(url: string): Promise<Seen> {
    return this.#follow(await this.ask('GET', url));
  }

  /** Sends a form and follows. */
  async submit(url: string, fields: Record<string, string>): Promise<Seen> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.#follow(await this.ask('POST', url, { headers, body: new URLSearchParams(fields).toString() }));
  }

  async #follow(seen: Seen): Promise<Seen> {
    let at = seen;
    for (let hops = 0; at.location !== null && at.status >= 300 && at.status < 400; hops += 1) {
      if (hops === 10) throw new Error(`redirected without end, last to ${at.location}`);
      at = await this.ask('GET', at.location);
    }
    return at;
  }
}
