/** Whether a Node version such as `20.19.1` fits an `engines` range of `^major.minor` and `>=major` parts joined by `||`. */
export declare function fitsRange(version: string, range: string): boolean;
export declare function checkNodeVersion(version?: string): { outcome: 'reused'; detail: string };
