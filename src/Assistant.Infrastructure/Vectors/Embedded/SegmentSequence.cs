using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Writes documents into as many segments as they need.</summary>
internal sealed class SegmentSequence(IndexFolder folder, string rebuild, int dimensions) : IDisposable
{
    private readonly List<string> _finished = [];
    private SegmentBuilder? _builder;

    public void Add(IndexedDocument document)
    {
        for (var next = 0; next < document.Passages.Count;)
        {
            _builder ??= new SegmentBuilder(folder.NewSegment(rebuild), dimensions);
            next = _builder.Add(document, next);
            if (_builder.IsFull)
            {
                FinishSegment();
            }
        }
    }

    public IEnumerable<ManifestSegment> Finish()
    {
        FinishSegment();
        return _finished.Select(name => new ManifestSegment(name, Deletes: null));
    }

    public void Dispose() => _builder?.Dispose();

    private void FinishSegment()
    {
        if (_builder is null)
        {
            return;
        }

        _builder.Finish();
        _finished.Add(_builder.Name);
        _builder.Dispose();
        _builder = null;
    }
}
