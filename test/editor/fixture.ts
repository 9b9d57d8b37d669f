import { join } from "node:path";
import { ROOT } from "./session";

/** The workspace that the tests open a copy of. */
export const FIXTURE = join(ROOT, "test", "fixtures", "editor-shop");
