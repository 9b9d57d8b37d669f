import OpenAI from "openai";
import { createClient } from "@supabase/supabase-js";

// ok: key-in-browser-code
const database = createClient("https://shop.example.test", process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY ?? "");

// ok: key-in-browser-code
const stripe = import.meta.env.VITE_STRIPE_PUBLISHABLE_KEY;

// ok: key-in-browser-code
const maps = import.meta.env.VITE_GOOGLE_MAPS_API_KEY;

export function Answer({ apiKey }: { apiKey: string }) {
  // ok: key-in-browser-code
  const client = new OpenAI({ apiKey, dangerouslyAllowBrowser: true });
  return <p onClick={() => console.log(client, database, stripe, maps)}>Ask</p>;
}
