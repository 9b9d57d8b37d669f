/** An analysis makes much that is soon forgotten: a thread with little room for that tidies up more than it works. In megabytes. */
export const YOUNG_MEGABYTES = 96;
