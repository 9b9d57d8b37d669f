// ruleid: key-in-browser-code
import { PUBLIC_ANTHROPIC_API_KEY } from "$env/static/public";

export const headers = { "x-api-key": PUBLIC_ANTHROPIC_API_KEY };
