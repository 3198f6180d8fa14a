using System.IO.Compression;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Packages;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Archives;

/// <inheritdoc/>
internal sealed class ZipExpander(IOptions<ArchiveOptions> options) : IArchiveExpander
{
    private const string Extension = ".zip";

    public bool IsArchive(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ArchiveMember> Expand(SourceFile archive, CancellationToken cancellationToken)
    {
        if (archive.Content.IsEmpty)
        {
            throw ReadFailures.Empty();
        }

        if (!FileSignature.IsZip(archive.Content.Span))
        {
            throw ReadFailures.TypeMismatch(Extension, " ZIP 以外");
        }

        return Expand(new Run(options.Value), archive.Content, archive.Path, 0, cancellationToken);
    }

    private IEnumerable<ArchiveMember> Expand(Run run, ReadOnlyMemory<byte> content, string path, int depth, CancellationToken cancellationToken)
    {
        var names = new MemberNames();
        using var zip = Open(content);
        foreach (var entry in zip.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isFolder = entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');
            if (isFolder || MemberNames.IsDebris(entry.FullName))
            {
                continue;
            }

            run.Count();
            var member = Read(run, entry, path, names.Add(entry.FullName), depth);
            if (member.Failure is not null || !IsArchive(member.Name))
            {
                yield return member;
                continue;
            }

            foreach (var inner in Inner(run, member, depth, cancellationToken))
            {
                yield return inner;
            }
        }
    }

    /// <summary>An archive in the archive that is broken spoils no other member.</summary>
    private IEnumerable<ArchiveMember> Inner(Run run, ArchiveMember member, int depth, CancellationToken cancellationToken)
    {
        using var members = Expand(run, member.Content, member.Uri, depth + 1, cancellationToken).GetEnumerator();
        while (true)
        {
            ArchiveMember current;
            try
            {
                if (!members.MoveNext())
                {
                    yield break;
                }

                current = members.Current with { Name = member.Name + ArchiveMember.Separator + members.Current.Name };
            }
            catch (DocumentReadException e) when (e.Code == "archive_broken")
            {
                current = member with { Content = default, Failure = e };
            }

            yield return current;
            if (current.Failure?.Code == "archive_broken" && current.Uri == member.Uri)
            {
                yield break;
            }
        }
    }

    private ZipArchive Open(ReadOnlyMemory<byte> content)
    {
        try
        {
            return ZipDirectory.Open(content, options.Value.MostMembers, new MemberNameEncoding()) ?? throw ReadFailures.ArchiveTooLarge();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw ReadFailures.ArchiveBroken(e);
        }
    }

    private ArchiveMember Read(Run run, ZipArchiveEntry entry, string path, string name, int depth)
    {
        var uri = path + ArchiveMember.Separator + name;
        try
        {
            if (entry.IsEncrypted)
            {
                return new ArchiveMember(name, uri, default, ReadFailures.ArchiveEncrypted());
            }

            if (IsArchive(name) && depth >= options.Value.DeepestNesting)
            {
                return new ArchiveMember(name, uri, default, ReadFailures.ArchiveNested());
            }

            using var stream = new InflateStream(entry.Open(), entry.CompressedLength, run.Limits);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return new ArchiveMember(name, uri, content.GetBuffer().AsMemory(0, (int)content.Length), null);
        }
        catch (DocumentReadException e) when (e.Code == "file_too_large")
        {
            return new ArchiveMember(name, uri, default, e);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return new ArchiveMember(name, uri, default, ReadFailures.ArchiveBroken(e));
        }
    }

    private static bool IsDamage(Exception e) => e is not (DocumentReadException or OperationCanceledException or OutOfMemoryException);

    /// <summary>What counts for an archive with all that are in it.</summary>
    private sealed class Run
    {
        private const long Megabyte = 1024 * 1024;

        private readonly int _mostMembers;
        private int _members;

        public Run(ArchiveOptions options)
        {
            var largest = options.LargestMemberMegabytes * Megabyte;
            _mostMembers = options.MostMembers;
            Limits = new InflateLimits(largest, options.LargestTotalMegabytes * Megabyte, options.LargestRatio, () => ReadFailures.TooLarge(largest), ReadFailures.ArchiveTooLarge);
        }

        public InflateLimits Limits { get; }

        public void Count()
        {
            if (++_members > _mostMembers)
            {
                throw ReadFailures.ArchiveTooLarge();
            }
        }
    }
}
