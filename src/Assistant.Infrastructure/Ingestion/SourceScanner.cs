using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What a look at files and folders found, against what the record knows.</summary>
/// <param name="Files">Every file in ordinal order with the document it is known as; null when it is new or has changed.</param>
/// <param name="Gone">Documents whose file is no longer there.</param>
internal sealed record Scan(FoundSources Found, IReadOnlyList<ScannedFile> Files, IReadOnlyList<DocumentRecord> Gone);

/// <param name="Unchanged">What the record holds of it when it agrees with the file, as far as the file system tells: one document, or those of an archive. Otherwise null.</param>
/// <param name="Defaults">What the command line stated, now or, for the worker, when it was read last.</param>
internal sealed record ScannedFile(string Uri, string? Root, StatedMetadata Defaults, FileStamp Stamp, IReadOnlyList<DocumentRecord>? Unchanged)
{
    public NewJob ToJob() => new(Uri, Stamp.Value, Stamp.Bytes, Root, Defaults);
}

/// <param name="Anew">Somebody asked: a file that failed is not unchanged.</param>
/// <param name="AllowEmpty">A folder that is empty now was emptied on purpose.</param>
internal sealed record ScanRequest(IReadOnlyList<string> Paths, StatedMetadata Defaults, bool Anew = false, bool AllowEmpty = false);

/// <summary>Compares files with the record without opening them: what the file system says of an unchanged file is the same as at the last look.</summary>
internal sealed class SourceScanner(SourceRecord record, DocumentLocations locations, TimeProvider time)
{
    /// <exception cref="AssistantException"><c>path_not_found</c>, <c>path_not_readable</c>, <c>folder_suspiciously_empty</c>.</exception>
    public async Task<Scan> ScanAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        var found = SourceFolder.Find(request.Paths);
        var known = await record.ReadAsync([.. found.Folders], [.. found.Files.Where(f => !found.Folders.Any(d => f.StartsWith(d, StringComparison.Ordinal)))], cancellationToken);
        if (!request.AllowEmpty)
        {
            RefuseSuddenlyEmpty(found, known);
        }

        var seen = new Dictionary<string, FileStatus?>(StringComparer.Ordinal);
        var context = FileStamps.ContextOf(request.Defaults);
        var now = time.GetUtcNow();
        var members = known.Values.Select(k => k.Document).OfType<DocumentRecord>()
            .Where(d => locations.ArchiveOf(d.Uri) is not null)
            .ToLookup(d => locations.ArchiveOf(d.Uri)!, StringComparer.Ordinal);
        var files = new List<ScannedFile>(found.Files.Count);
        foreach (var path in found.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = known.GetValueOrDefault(path);
            var root = (file?.Origin ?? SourceOrigin.Unknown).RootOf(path, found.RootOf(path));

            // The worker states nothing by itself: it must not take back what a person has stated on the command line.
            var defaults = request.Anew ? null : file?.Origin.Defaults;
            var stamp = FileStamps.Of(path, root, defaults is null ? context : FileStamps.ContextOf(defaults), now, seen) ?? new FileStamp(string.Empty, IsSettled: false, 0);
            var isSame = file?.Stamp == stamp.Value;
            if (file is { IsRemovedByHand: true } && isSame && !request.Paths.Any(p => RealPath.Of(p) == path))
            {
                // Removed by hand, and nobody names it now.
                continue;
            }

            files.Add(new ScannedFile(path, root, defaults ?? request.Defaults, stamp, isSame ? Unchanged(path, file!, members, request.Anew) : null));
        }

        return new Scan(found, files, FindGone(found, known));
    }

    private List<DocumentRecord>? Unchanged(string path, KnownFile file, ILookup<string, DocumentRecord> members, bool anew)
    {
        if (!locations.IsArchive(path))
        {
            return file.Document is { State: DocumentState.Indexed } document ? [document] : null;
        }

        var inside = members[path].ToList();
        return anew && inside.Exists(d => d.State == DocumentState.Failed) ? null : inside;
    }

    private List<DocumentRecord> FindGone(FoundSources found, Dictionary<string, KnownFile> known)
    {
        var present = found.Files.ToHashSet(StringComparer.Ordinal);
        return [.. known.Values
            .Select(k => k.Document)
            .OfType<DocumentRecord>()
            .Where(d => !present.Contains(locations.ArchiveOf(d.Uri) ?? d.Uri)
                && found.Folders.Any(f => d.Uri.StartsWith(f, StringComparison.Ordinal))
                && !found.Unreadable.Any(u => d.Uri.StartsWith(u.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .OrderBy(d => d.Uri, StringComparer.Ordinal)];
    }

    /// <summary>A disk that is away leaves an empty folder behind; its documents must not go with it.</summary>
    private static void RefuseSuddenlyEmpty(FoundSources found, Dictionary<string, KnownFile> known)
    {
        foreach (var folder in found.Folders)
        {
            if (!found.Files.Any(f => f.StartsWith(folder, StringComparison.Ordinal))
                && !found.Unreadable.Any(u => u.Path.StartsWith(folder, StringComparison.Ordinal))
                && known.Values.Any(k => k.Document is { } d && d.Uri.StartsWith(folder, StringComparison.Ordinal)))
            {
                throw new AssistantException("folder_suspiciously_empty", "登録した文書のあるフォルダーが、空になっています。文書は検索できるまま残しました。")
                {
                    NextStep = "ディスクや共有フォルダーがつながっているかを確かめてください。本当に空にしたときは --allow-empty を付けて取り込んでください。",
                };
            }
        }
    }
}
