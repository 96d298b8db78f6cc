/** The folder of PostgreSQL's programs for this system; it holds bin/, lib/ and share/. Throws when npm has none. */
export declare function getPostgresFolder(): string;
/** Makes missing links between library versions; answers how many were missing. */
export declare function linkPostgresLibraries(folder: string): number;
export declare function checkNatives(): { outcome: 'done' | 'reused'; detail: string };
