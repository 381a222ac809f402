// Keeps the story of a job up to date until it ended.

import { follow } from "./live.js";

follow();
