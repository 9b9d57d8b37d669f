import type { CodeCheck } from "../../../server/rules/code-rule";
import { reportWeakHashes } from "../weak-hash/rule";

const check: CodeCheck = (context) => {
  reportWeakHashes(context, "unclear");
};

export default check;
