/*
 * Where others keep on a node what they know of it, since that is asked for more often than a table could be looked up. The places are
 * made with the node: engines are slow with objects that grow, each in another order.
 */

/** For the variable that an identifier names. */
export const VARIABLE = Symbol("variable");

/** For the key of the access path that an expression is; null where names alone do not tell it. */
export const PATH_KEY = Symbol("access path");

/** For what a member expression, or a variable, names of packages and globals; null where it names nothing of these. */
export const NAME = Symbol("imported or global name");
