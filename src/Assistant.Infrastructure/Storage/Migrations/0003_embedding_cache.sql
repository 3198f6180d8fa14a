-- Vectors that a model has made, so that a text is paid for once. Only the text's hash is kept, never the text.
CREATE TABLE embedding_cache (
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    -- SHA-256 of the text as it was sent, prefix included: 64 lower-case hexadecimal digits.
    text_hash TEXT NOT NULL,
    -- Little-endian 32-bit floats.
    vector BLOB NOT NULL CHECK (length(vector) = 4 * dimensions),
    last_used_at INTEGER NOT NULL,
    UNIQUE (provider, model, dimensions, text_hash)
) STRICT;

CREATE INDEX embedding_cache_by_use ON embedding_cache (last_used_at);
