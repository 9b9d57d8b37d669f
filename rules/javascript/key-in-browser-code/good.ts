import OpenAI from "openai";

// ok: key-in-browser-code
export const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

// ok: key-in-browser-code
export const inTests = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: true });
