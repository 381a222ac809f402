// What anybody would write with discord.js, made to defer as Refrain does.
import { Client } from 'discord.js';

const [, , url, token] = process.argv;
const client = new Client({ intents: [], rest: { api: `${url}/api`, globalRequestsPerSecond: 1_000_000 } });
client.on('interactionCreate', async interaction => {
  await interaction.deferReply();
  await interaction.editReply('Pong! I am here.');
});
client.on('error', error => console.error(error));
await client.login(token);
