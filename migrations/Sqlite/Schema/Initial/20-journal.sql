CREATE TRIGGER JournalEntry_append_only_update BEFORE UPDATE ON JournalEntry
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only: post a reversal instead.');
END
GO
CREATE TRIGGER JournalEntry_append_only_delete BEFORE DELETE ON JournalEntry
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only: post a reversal instead.');
END
GO
CREATE TRIGGER Posting_append_only_update BEFORE UPDATE ON Posting
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only: post a reversal instead.');
END
GO
CREATE TRIGGER Posting_append_only_delete BEFORE DELETE ON Posting
BEGIN
    SELECT RAISE(ABORT, 'The journal is append-only: post a reversal instead.');
END
