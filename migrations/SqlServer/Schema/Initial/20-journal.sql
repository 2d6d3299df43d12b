CREATE TRIGGER JournalEntry_append_only ON [JournalEntry] INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50001, N'The journal is append-only: post a reversal instead.', 1;
END
GO
CREATE TRIGGER Posting_append_only ON [Posting] INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50001, N'The journal is append-only: post a reversal instead.', 1;
END
