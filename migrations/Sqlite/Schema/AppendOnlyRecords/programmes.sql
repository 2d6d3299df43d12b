CREATE TRIGGER FormVersion_append_only_update BEFORE UPDATE ON FormVersion
BEGIN
    SELECT RAISE(ABORT, 'A published form never changes: it is append-only, publish a new version.');
END
GO
CREATE TRIGGER FormVersion_append_only_delete BEFORE DELETE ON FormVersion
BEGIN
    SELECT RAISE(ABORT, 'A published form never changes: it is append-only, publish a new version.');
END
GO
CREATE TRIGGER PriceList_append_only_update BEFORE UPDATE ON PriceList
BEGIN
    SELECT RAISE(ABORT, 'A price list never changes: it is append-only, publish a new version.');
END
GO
CREATE TRIGGER PriceList_append_only_delete BEFORE DELETE ON PriceList
BEGIN
    SELECT RAISE(ABORT, 'A price list never changes: it is append-only, publish a new version.');
END
