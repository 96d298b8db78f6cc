/** Takes settings from `.env` in the checkout, if there is one; what the environment already has wins. */
export declare function loadDotEnv(): void;
