namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Hands out the latest snapshot, whichever process committed it.</summary>
internal sealed class SnapshotSource(string folder) : IDisposable
{
    private readonly Lock _opening = new();
    private Snapshot? _current;
    private string? _brokenMark;
    private bool _disposed;

    /// <summary>Retained for the caller; null when there is no index.</summary>
    /// <exception cref="BrokenIndexException">The latest commit cannot be read.</exception>
    public Snapshot? Acquire()
    {
        var mark = Manifest.ReadMark(folder);
        return mark is null ? null : TryAcquire(mark) ?? Open();
    }

    /// <summary>Something that was only read later is broken: until the next commit there is no usable index.</summary>
    public void MarkBroken(Snapshot snapshot)
    {
        lock (_opening)
        {
            _brokenMark = snapshot.Mark;
        }
    }

    /// <summary>The same found by a writer, of the commit that it worked on.</summary>
    public void MarkBroken(string? mark)
    {
        lock (_opening)
        {
            _brokenMark = mark;
        }
    }

    public void Dispose()
    {
        lock (_opening)
        {
            _disposed = true;
            _current?.Release();
            _current = null;
        }
    }

    private Snapshot? TryAcquire(string mark)
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_brokenMark == mark)
            {
                throw new BrokenIndexException("A part of the index that was used is not what was written.");
            }

            return _current is { } current && current.Mark == mark && current.TryRetain() ? current : null;
        }
    }

    private Snapshot? Open()
    {
        lock (_opening)
        {
            while (Manifest.Read(folder) is var (mark, manifest))
            {
                if (TryAcquire(mark) is { } other)
                {
                    return other;
                }

                try
                {
                    var opened = Snapshot.Open(folder, mark, manifest, _current);
                    _current?.Release();
                    _current = opened;
                    _ = opened.TryRetain();
                    return opened;
                }
                catch (BrokenIndexException) when (Manifest.ReadMark(folder) != mark)
                {
                    // Another process committed meanwhile and removed what this manifest names: the next one counts.
                }
            }

            return null;
        }
    }
}
