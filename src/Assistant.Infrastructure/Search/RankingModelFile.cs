using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Retrieval.Semantic;

namespace Assistant.Infrastructure.Search;

/// <summary>The bytes of a ranking model: header, content, checksum. Rebuildable, so a file that can't be read is no error.</summary>
internal static class RankingModelFile
{
    private const uint Magic = 0x314D5241;
    private const int ChecksumBytes = sizeof(ulong);

    /// <summary>Grows when the layout changes; other versions are not read.</summary>
    private const int Version = 2;

    public static byte[] Write(RankingModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(model.Passages);
        writer.Write(model.Averages.Context);
        writer.Write(model.Averages.Body);
        writer.Write(model.Frequencies.Passages);
        Write(writer, model.Frequencies.Keys);
        Write(writer, model.Frequencies.Frequencies);
        Write(writer, model.Spelling.Words);
        writer.Write(model.Glossary.Groups.Count);
        foreach (var group in model.Glossary.Groups)
        {
            writer.Write(group.DocumentId);
            Write(writer, group.Names);
        }

        writer.Write(model.Semantic is not null);
        if (model.Semantic is { } semantic)
        {
            writer.Write(semantic.Dimensions);
            Write(writer, semantic.Keys);
            Write(writer, semantic.Rarities);
            Write(writer, semantic.Directions);
        }

        writer.Flush();
        writer.Write(XxHash64.HashToUInt64(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Null when the content is broken or of another version.</summary>
    public static RankingModel? Read(byte[] content)
    {
        var body = content.Length - ChecksumBytes;
        if (body < ChecksumBytes || XxHash64.HashToUInt64(content.AsSpan(0, body)) != BitConverter.ToUInt64(content, body))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(content, 0, body), Encoding.UTF8);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != Version)
        {
            return null;
        }

        var passages = reader.ReadInt32();
        var averages = new FieldAverages(reader.ReadDouble(), reader.ReadDouble());
        var frequencies = new TermFrequencies(reader.ReadInt32(), Read<uint>(reader), Read<int>(reader));
        var words = ReadWords(reader);
        var glossary = new GlossaryGroup[reader.ReadInt32()];
        for (var i = 0; i < glossary.Length; i++)
        {
            glossary[i] = new GlossaryGroup(reader.ReadString(), ReadWords(reader));
        }

        var semantic = reader.ReadBoolean() ? ReadSemantic(reader) : null;
        return new RankingModel(passages, averages, frequencies, semantic, new SpellingVocabulary(words), new Glossary(glossary));
    }

    private static LatentSemanticModel ReadSemantic(BinaryReader reader)
    {
        var dimensions = reader.ReadInt32();
        return new LatentSemanticModel(Read<uint>(reader), Read<float>(reader), Read<float>(reader), dimensions);
    }

    private static void Write(BinaryWriter writer, IReadOnlyCollection<string> words)
    {
        writer.Write(words.Count);
        foreach (var word in words)
        {
            writer.Write(word);
        }
    }

    private static string[] ReadWords(BinaryReader reader)
    {
        var words = new string[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = reader.ReadString();
        }

        return words;
    }

    private static void Write<T>(BinaryWriter writer, T[] values)
        where T : struct
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : struct
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
