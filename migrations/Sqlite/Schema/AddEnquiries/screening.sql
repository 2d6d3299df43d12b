CREATE TRIGGER Enquiry_append_only_update BEFORE UPDATE ON Enquiry
WHEN NOT (
    NEW.Id = OLD.Id AND NEW.CaseId = OLD.CaseId AND NEW.ApplicationId = OLD.ApplicationId AND NEW.Number = OLD.Number AND NEW.AskedBy = OLD.AskedBy AND NEW.AskedAt = OLD.AskedAt
    AND (OLD.AnsweredAt IS NULL OR (NEW.AnsweredAt = OLD.AnsweredAt AND NEW.AnsweredBy = OLD.AnsweredBy))
    AND ((NEW.Question = '' AND NEW.Answer = '') OR (NEW.Question = OLD.Question AND (OLD.AnsweredAt IS NULL OR NEW.Answer = OLD.Answer))))
BEGIN
    SELECT RAISE(ABORT, 'A question and its answer are append-only: their texts may be erased, both, and nothing else.');
END
GO
CREATE TRIGGER Enquiry_append_only_delete BEFORE DELETE ON Enquiry
BEGIN
    SELECT RAISE(ABORT, 'A question and its answer are append-only: their texts may be erased, both, and nothing else.');
END
