/** Thrown where something is not done the quick way, which keeps no books: it is done again by those who do, and tell what is wrong and where, or find nothing. */
export const irregular: unique symbol = Symbol("irregular");
