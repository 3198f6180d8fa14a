namespace Assistant.Core.Documents;

/// <summary>
/// Takes an archive apart into the files it holds, one at a time. Nothing is written to disk, and no name out of an
/// archive is ever used as a path.
/// </summary>
public interface IArchiveExpander
{
    /// <summary>By the extension alone; what the content is shows when it is expanded.</summary>
    bool IsArchive(string path);

    /// <summary>
    /// The files of the archive in the order they are stored, without folders and without what operating systems leave
    /// behind. Each is inflated when it is asked for, and only one is held at a time.
    /// </summary>
    /// <exception cref="DocumentReadException">
    /// The archive as a whole can't be used: <c>archive_broken</c>, <c>archive_too_large</c> (members, bytes or ratio; it may
    /// show only after some members were given out, which then do not count), <c>type_mismatch</c>, <c>file_empty</c>.
    /// </exception>
    IEnumerable<ArchiveMember> Expand(SourceFile archive, CancellationToken cancellationToken);
}

/// <summary>One file of an archive.</summary>
/// <param name="Name">
/// With its folders, set apart by <c>/</c>, made harmless: no <c>..</c>, no drive, no control or direction marks, no name
/// twice in one archive. The archive's own way of writing it where that is harmless.
/// </param>
/// <param name="Uri">What the document is known by: <c>{path of the archive}!/{Name}</c>.</param>
/// <param name="Content">Empty when <paramref name="Failure"/> says why there is none.</param>
/// <param name="Failure">
/// Why this one member can't be read while the others can: <c>archive_encrypted</c>, <c>archive_nested</c>,
/// <c>archive_broken</c>, <c>file_too_large</c>. Otherwise null.
/// </param>
public sealed record ArchiveMember(string Name, string Uri, ReadOnlyMemory<byte> Content, DocumentReadException? Failure)
{
    /// <summary>Between the path of an archive and the name of a member.</summary>
    public const string Separator = "!/";
}
