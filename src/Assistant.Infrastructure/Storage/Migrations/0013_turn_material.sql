-- What a person gave beside the question (attachments, values of the template), as JSON, values masked. It goes with its turn.
ALTER TABLE turns ADD COLUMN material TEXT;
