CREATE TRIGGER Submission_append_only_update BEFORE UPDATE ON Submission
WHEN NOT (
    NEW.Json = '' AND NEW.Signature = '' AND NEW.SignatoryPost = ''
    AND NEW.Id = OLD.Id AND NEW.ApplicationId = OLD.ApplicationId AND NEW.Digest = OLD.Digest AND NEW.At = OLD.At AND NEW.SignedBy = OLD.SignedBy)
BEGIN
    SELECT RAISE(ABORT, 'A submission is append-only: its texts may be erased, all of them, and nothing else.');
END
GO
CREATE TRIGGER Submission_append_only_delete BEFORE DELETE ON Submission
BEGIN
    SELECT RAISE(ABORT, 'A submission is append-only: its texts may be erased, all of them, and nothing else.');
END
GO
CREATE TRIGGER AnswerHistory_append_only_update BEFORE UPDATE ON AnswerHistory
WHEN NOT (
    NEW.Digest = '0000000000000000000000000000000000000000000000000000000000000000' AND NEW.Length = 0
    AND NEW.AnswerId = OLD.AnswerId AND NEW.AnswerVersion = OLD.AnswerVersion AND NEW.ApplicationId = OLD.ApplicationId AND NEW.By = OLD.By AND NEW.At = OLD.At)
BEGIN
    SELECT RAISE(ABORT, 'The history of answers is append-only: its digest and length may be erased, both, and nothing else.');
END
GO
CREATE TRIGGER AnswerHistory_append_only_delete BEFORE DELETE ON AnswerHistory
BEGIN
    SELECT RAISE(ABORT, 'The history of answers is append-only: its digest and length may be erased, both, and nothing else.');
END
