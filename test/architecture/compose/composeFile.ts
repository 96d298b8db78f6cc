import { parse } from 'yaml';

/** A service, as far as it is checked. */
export interface Service {
  image?: string;
  command?: string | string[];
  entrypoint?: string | string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  restart?: string;
  build?: string;
}

export interface ComposeFile {
  services: Record<string, Service>;
  [key: string]: unknown;
}

/** Reads compose files, the later over the earlier, as docker-compose does with several `-f`. */
export function readCompose(...texts: readonly string[]): ComposeFile {
  const files = texts.map((text) => parse(text) as ComposeFile);
  const services: Record<string, Service> = {};
  for (const file of files) {
    for (const [name, service] of Object.entries(file.services)) {
      const under = services[name] ?? {};
      services[name] = {
        ...under,
        ...service,
        environment: { ...under.environment, ...service.environment },
        depends_on: { ...under.depends_on, ...service.depends_on },
      };
    }
  }
  return Object.assign({}, ...files, { services }) as ComposeFile;
}

/** Does its work and ends; whoever needs it waits for its success. */
export const isJob = ({ restart }: Service): boolean => restart === 'no';
