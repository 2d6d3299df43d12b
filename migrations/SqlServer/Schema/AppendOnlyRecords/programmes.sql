CREATE TRIGGER FormVersion_append_only ON [FormVersion] INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50003, N'A published form never changes: it is append-only, publish a new version.', 1;
END
GO
CREATE TRIGGER PriceList_append_only ON [PriceList] INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50003, N'A price list never changes: it is append-only, publish a new version.', 1;
END
