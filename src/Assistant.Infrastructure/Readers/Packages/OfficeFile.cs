using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>What all readers of Office files share: the look at the content before it is read, and one name for every kind of damage.</summary>
internal static class OfficeFile
{
    private static readonly (string Root, string Name)[] Kinds = [("document", " Word "), ("workbook", " Excel "), ("presentation", " PowerPoint ")];

    /// <param name="root">Name of the element that the main part begins with.</param>
    /// <exception cref="DocumentReadException"><c>office_broken</c>, <c>office_too_large</c>, <c>type_mismatch</c>.</exception>
    public static Task<ReadDocument> ReadAsync(SourceFile file, OfficeOptions options, string root, Func<SafePackage, ReadDocument> read, CancellationToken cancellationToken) =>
        Task.FromResult(Guard(
            () =>
            {
                using var package = SafePackage.Open(file.Content, options);
                RefuseOtherKinds(package, root, Path.GetExtension(file.Path));
                return read(package);
            },
            cancellationToken));

    /// <summary>Readers of broken content fail in many ways; all of them mean the same to the person who handed it in.</summary>
    public static ReadDocument Guard(Func<ReadDocument> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (DocumentReadException or OperationCanceledException or OutOfMemoryException))
        {
            throw ReadFailures.OfficeBroken(e);
        }
    }

    private static void RefuseOtherKinds(SafePackage package, string root, string extension)
    {
        using var reader = package.OpenReader(package.MainPart);
        reader.MoveToContent();
        if (reader.LocalName == root)
        {
            return;
        }

        var actual = Array.Find(Kinds, k => k.Root == reader.LocalName).Name;
        throw actual is null ? ReadFailures.OfficeBroken() : ReadFailures.TypeMismatch(extension, actual + "のファイル");
    }
}
