/** An instant to the minute, as people read it; a stroke where there is none. */
export const minute = (at: string | null): string => (at === null ? '-' : at.slice(0, 16).replace('T', ' '));
