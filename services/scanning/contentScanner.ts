/** What a scanner says of a file. */
export type ScanResult = { readonly isClean: true } | { readonly isClean: false; readonly found: string };

/** Looks for malicious content in a file that lies on this machine. */
export interface ContentScanner {
  /** Throws when it cannot say: a file that was not scanned is not taken. */
  scan(path: string): Promise<ScanResult>;
}
