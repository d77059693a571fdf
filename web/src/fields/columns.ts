/** Fields side by side where there is room, one column where there is not. */
export const two = { base: 1, xs: 2 } as const;
export const three = { base: 1, xs: 3 } as const;
