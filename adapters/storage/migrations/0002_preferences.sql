-- What people and the managers of chats have chosen.
CREATE TABLE preference (
    subject TEXT PRIMARY KEY,
    chosen TEXT NOT NULL
);
