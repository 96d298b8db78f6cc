/** The hash recorded when the step last did its work. */
export declare function findStamp(step: string): string | undefined;
export declare function recordStamp(step: string, hash: string): void;
/** One SHA-256 (hexadecimal) over the names and contents of files and folders, and a salt for anything else the result depends on. */
export declare function hashPaths(paths: string[], salt?: string): string;
