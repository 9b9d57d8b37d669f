import { $ } from "zx";

// ruleid: piped-installer
await $`curl https://get.example.test/setup.js | node`;
