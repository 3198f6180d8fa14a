using System.Security.Cryptography;
using System.Text.Json;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>
/// Finds what is stated about a file: in itself, beside it (<c>NAME.meta.yaml</c>), for its folders (<c>_defaults.yaml</c>)
/// and on the command line. Errors of all of them are told together.
/// </summary>
internal sealed class MetadataSources(MetadataCheck check)
{
    /// <param name="path">Absolute.</param>
    /// <param name="root">See <see cref="MetadataFiles.About"/>; null when the file was asked for by itself.</param>
    /// <exception cref="IOException">A source exists and can't be read: without it the document might be open to too many.</exception>
    public async Task<GatheredMetadata> GatherAsync(string path, string? root, StatedMetadata commandLine, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<string> errors = [];
        Append(hash, JsonSerializer.SerializeToUtf8Bytes(commandLine));
        await CollectAsync(commandLine, "指定された文書情報", errors, cancellationToken);

        StatedMetadata? side = null;
        var folders = new StatedMetadata();
        foreach (var file in MetadataFiles.About(path, root))
        {
            if (file == path + MetadataFiles.SideFileEnding)
            {
                side = await ReadAsync(file, $"文書情報のファイル（{Path.GetFileName(file)}）", hash, errors, cancellationToken);
            }
            else
            {
                folders = MetadataResolution.Merge(folders, await ReadAsync(file, $"フォルダーの文書情報（{Shown(file, MetadataFiles.TopOf(path, root))}）", hash, errors, cancellationToken));
            }
        }

        return new GatheredMetadata(side, folders, commandLine, hash.GetHashAndReset(), errors);
    }

    /// <summary>Reads the document and adds what it states itself.</summary>
    /// <param name="fallbackTitle">Where neither anybody states a title nor the document has one.</param>
    /// <exception cref="DocumentReadException">Of the reader; <c>metadata_invalid</c> with the errors of every source.</exception>
    public async Task<(ReadDocument Document, DocumentMetadata Metadata)> ReadAsync(
        GatheredMetadata gathered, Func<Task<ReadDocument>> read, string fallbackTitle, CancellationToken cancellationToken)
    {
        List<string> errors = [.. gathered.Errors];
        ReadDocument document;
        try
        {
            document = await read();
        }
        catch (DocumentReadException e) when (e.Code == ReadFailures.MetadataInvalid && errors.Count > 0)
        {
            throw ReadFailures.Metadata([e.Message, .. errors]);
        }

        if (document.Stated is { } stated)
        {
            await CollectAsync(stated, FrontMatter.Source, errors, cancellationToken);
        }

        var own = MetadataResolution.Merge(MetadataResolution.Merge(gathered.SideFile, document.Stated), gathered.Folders);
        var metadata = MetadataResolution.Resolve(own, gathered.CommandLine, document.Title ?? fallbackTitle);
        if (metadata.Effective > metadata.Expires)
        {
            errors.Add(MetadataRules.Order(metadata.Effective.Value, metadata.Expires.Value));
        }

        return errors.Count == 0 ? (document, metadata) : throw ReadFailures.Metadata(errors);
    }

    private async Task<StatedMetadata?> ReadAsync(string file, string source, IncrementalHash hash, List<string> errors, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            Append(hash, []);
            return null;
        }

        try
        {
            if (info.Length > MetadataYaml.LargestBytes)
            {
                throw ReadFailures.Metadata(source, ["16 KB を超えています。"]);
            }

            var content = await File.ReadAllBytesAsync(file, cancellationToken);
            Append(hash, [1, .. content]);
            var stated = MetadataYaml.Parse(TextDecoder.Decode(content), source);
            await CollectAsync(stated, source, errors, cancellationToken);
            return stated;
        }
        catch (DocumentReadException e)
        {
            errors.Add(e.Code == ReadFailures.MetadataInvalid ? e.Message : $"{source}: {e.Message}");
            return null;
        }
    }

    private async Task CollectAsync(StatedMetadata stated, string source, List<string> errors, CancellationToken cancellationToken)
    {
        if (await check.FindErrorsAsync(stated, cancellationToken) is { Count: > 0 } found)
        {
            errors.Add(ReadFailures.Metadata(source, found).Message);
        }
    }

    /// <summary>From the folder that was asked for on: the places above it are nobody's business.</summary>
    private static string Shown(string file, string top) => Path.Combine(Path.GetFileName(top), Path.GetRelativePath(top, file));

    /// <summary>Each part with its length, so that bytes can't move from one part to the next unnoticed.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        hash.AppendData(BitConverter.GetBytes(part.Length));
        hash.AppendData(part);
    }
}
