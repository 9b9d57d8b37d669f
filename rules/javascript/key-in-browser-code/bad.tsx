import { GoogleGenerativeAI } from "@google/generative-ai";
import OpenAI from "openai";
import { createClient } from "@supabase/supabase-js";

// ruleid: key-in-browser-code
const client = new OpenAI({ apiKey: process.env.REACT_APP_OPENAI_API_KEY, dangerouslyAllowBrowser: true });

// ruleid: key-in-browser-code
const gemini = new GoogleGenerativeAI(import.meta.env.VITE_GEMINI_API_KEY);

// ruleid: key-in-browser-code
const database = createClient("https://shop.example.test", process.env.NEXT_PUBLIC_SUPABASE_SERVICE_ROLE_KEY ?? "");

// ruleid: key-in-browser-code
const { VITE_STRIPE_SECRET_KEY: stripe } = import.meta.env;

// ruleid: key-in-browser-code
const other = new OpenAI({ apiKey: process.env.OPENAI_KEY, dangerouslyAllowBrowser: true });

export function Answer({ text }: { text: string }) {
  return <p onClick={() => console.log(client, gemini, database, stripe, other)}>{text}</p>;
}
