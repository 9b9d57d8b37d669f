// ruleid: internal-binding
const { spawn } = process.binding("spawn_sync");

export { spawn };
