CREATE TRIGGER Enquiry_append_only ON [Enquiry] AFTER UPDATE, DELETE AS
BEGIN
    SET NOCOUNT ON;
    IF EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.[Id] = d.[Id]
        WHERE i.[Id] IS NULL OR i.[CaseId] <> d.[CaseId] OR i.[ApplicationId] <> d.[ApplicationId] OR i.[Number] <> d.[Number] OR i.[AskedBy] <> d.[AskedBy] OR i.[AskedAt] <> d.[AskedAt]
            OR (d.[AnsweredAt] IS NOT NULL AND (i.[AnsweredAt] IS NULL OR i.[AnsweredAt] <> d.[AnsweredAt] OR i.[AnsweredBy] <> d.[AnsweredBy]))
            OR (NOT (i.[Question] = N'' AND i.[Answer] = N'') AND (i.[Question] <> d.[Question] OR (d.[AnsweredAt] IS NOT NULL AND i.[Answer] <> d.[Answer]))))
        THROW 50004, N'A question and its answer are append-only: their texts may be erased, both, and nothing else.', 1;
END
