/** Folder of the checkout: the one that holds package.json. */
export declare const checkout: string;
/** Things set-up makes for the checkout: binaries, the workflow bundle, stamps. */
export declare const setupFolder: string;
