/** Words that people write where a secret will be. */
const STAND_IN =
  /example|sample|placeholder|change.?me|insert|custom|fake|dummy|your[-_ ]|xxx|\.\.\.|^(?:(?:sk|pk|rk|key|token)[-_])?(?:test|none|nothing|null|undefined|unset|todo|foo|bar|baz)$/i;

/** `my-secret-key`, `MyPassword`: nothing but what it is and whose. */
const MINE =
  /^my(?:[-_ ]?(?:own|new|super|very|top|app|api|db|database|auth|access|private|public|shared|secret|secure|session|cookie|jwt|user|admin|client|server|account|test|strong|random|long|safe|pass(?:word|phrase)?|pwd|token|key|name|id|value|credentials?|\d+))+!?$/i;

/** `sk-proj-`, `re_132`: how keys begin, without one behind it. */
const BEGINNING = /^(?:sk|pk|rk|re|key|token)[-_](?:[a-z]+[-_])*\w{0,3}$/i;

/** How variables of the environment are called, which is what is asked for there: `GOOGLE_CLIENT_SECRET`. */
const VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:SECRET|KEY|TOKEN|PASSWORD|PASSWD|PASS|CREDENTIALS?)$/;

/** Templates and brackets: `{{ TOKEN }}`, `<password>`, `${KEY}`, `(insert here)`. */
const TEMPLATE = /[{<([%$].*[}>)\]%]/;

/** What everybody may have, and what names a hash or a way of signing: neither lets anybody in. */
const NO_SECRET =
  /^\s*-----BEGIN (?:[A-Z]+ )?(?:PUBLIC KEY|CERTIFICATE)-----|^(?:sha-?(?:1|224|256|384|512)|md5|[HREP]S(?:256|384|512)|EdDSA)$/i;

/** How an Authorization header says what follows. */
const SCHEME = /^(?:basic|bearer|token|digest|apikey)\s+/i;

/** `Bearer owner`: tokens are made by services, which draw them by lot; a word is what emulators and local servers take. */
const BEARER_WORD = /^bearer\s+[a-z]{1,8}$/i;

const RUNS = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop"];

/**
 * True for text that stands for a secret without being one. Of `user:password`, as in basic authentication, the
 * password counts. Too short to be a secret counts as standing for one.
 *
 * @param shortest how many characters are enough; names of accounts (`sa`) may be shorter than passwords
 */
export function isPlaceholder(text: string, shortest = 4): boolean {
  if (NO_SECRET.test(text)) return true;
  const bare = text.replace(SCHEME, "");
  const secret = /^[^\s:/]+:(.+)$/.exec(bare)?.[1] ?? bare;
  return (
    secret.trim().length < shortest ||
    [STAND_IN, MINE, BEGINNING, VARIABLE, TEMPLATE].some((pattern) => pattern.test(secret)) ||
    isOneRun(secret.toLowerCase())
  );
}

/** An address in which nobody signs in. */
const ADDRESS = /^https?:\/\/[^\s@?]*$/i;

/** True for what may be a secret but is hardly one that lets anybody into more than a test. */
export function isUnlikelySecret(text: string): boolean {
  return BEARER_WORD.test(text) || ADDRESS.test(text);
}

/** `aaaa`, `00000001`, `12345678`: what a finger does on its own. */
function isOneRun(text: string): boolean {
  const characters = new Set(text).size;
  return characters === 1 || (characters === 2 && text.length > 8) || RUNS.some((run) => (run + run).includes(text));
}
