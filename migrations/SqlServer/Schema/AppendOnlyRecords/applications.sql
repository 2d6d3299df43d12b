CREATE TRIGGER Submission_append_only ON [Submission] AFTER UPDATE, DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.[Id] = d.[Id]
        WHERE i.[Id] IS NULL OR i.[ApplicationId] <> d.[ApplicationId] OR i.[Digest] <> d.[Digest] OR i.[At] <> d.[At] OR i.[SignedBy] <> d.[SignedBy] OR i.[Json] <> N'' OR i.[Signature] <> N'' OR i.[SignatoryPost] <> N'')
        THROW 50004, N'A submission is append-only: its texts may be erased, all of them, and nothing else.', 1;
END
GO
CREATE TRIGGER AnswerHistory_append_only ON [AnswerHistory] AFTER UPDATE, DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.[AnswerId] = d.[AnswerId] AND i.[AnswerVersion] = d.[AnswerVersion]
        WHERE i.[AnswerId] IS NULL OR i.[ApplicationId] <> d.[ApplicationId] OR i.[By] <> d.[By] OR i.[At] <> d.[At] OR i.[Digest] <> N'0000000000000000000000000000000000000000000000000000000000000000' OR i.[Length] <> 0)
        THROW 50004, N'The history of answers is append-only: its digest and length may be erased, both, and nothing else.', 1;
END
