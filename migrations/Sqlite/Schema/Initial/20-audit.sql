CREATE TRIGGER AuditRow_append_only_update BEFORE UPDATE ON AuditRow
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is append-only: nothing in it is ever changed or removed.');
END
GO
CREATE TRIGGER AuditRow_append_only_delete BEFORE DELETE ON AuditRow
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is append-only: nothing in it is ever changed or removed.');
END
GO
CREATE TRIGGER AuditSeal_append_only_update BEFORE UPDATE ON AuditSeal
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is append-only: nothing in it is ever changed or removed.');
END
GO
CREATE TRIGGER AuditSeal_append_only_delete BEFORE DELETE ON AuditSeal
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is append-only: nothing in it is ever changed or removed.');
END
