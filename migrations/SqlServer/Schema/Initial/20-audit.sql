CREATE TRIGGER AuditRow_append_only ON [AuditRow] INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50002, N'The audit trail is append-only: nothing in it is ever changed or removed.', 1;
END
GO
CREATE TRIGGER AuditSeal_append_only ON [AuditSeal] INSTEAD OF UPDATE, DELETE AS
BEGIN
    THROW 50002, N'The audit trail is append-only: nothing in it is ever changed or removed.', 1;
END
