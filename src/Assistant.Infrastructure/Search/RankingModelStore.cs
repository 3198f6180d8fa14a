using System.Security.Cryptography;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Ranking models by the hash of their content, beside it. The index names the one that
/// it was made with, so that a process that finds another process's index ranks with its model.
/// </summary>
internal sealed class RankingModelStore(IndexPlace place, TimeProvider time)
{
    private static readonly TimeSpan _keptFor = TimeSpan.FromDays(1);
    private const string Extension = ".model";
    private const int IdBytes = 16;

    public string Save(RankingModel model)
    {
        var content = RankingModelFile.Write(model);
        var id = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, IdBytes));
        return DataFolder.Guard(() =>
        {
            var path = PathOf(id);
            var partial = $"{path}.{Guid.NewGuid():N}.partial";
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            return id;
        });
    }

    /// <summary>Null when there is none of this id or it can't be read: the index must then be rebuilt.</summary>
    public RankingModel? Load(string id)
    {
        try
        {
            return RankingModelFile.Read(File.ReadAllBytes(PathOf(id)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes the others when they are old: a younger one may be another process's, which is about to commit its index.</summary>
    public void KeepOnly(string id) => DataFolder.Guard(() =>
    {
        var oldest = time.GetUtcNow().UtcDateTime - _keptFor;
        foreach (var path in Directory.EnumerateFiles(Folder()).Where(p => Path.GetFileName(p) != id + Extension && File.GetLastWriteTimeUtc(p) < oldest))
        {
            File.Delete(path);
        }

        return true;
    });

    private string PathOf(string id) => Path.Combine(Folder(), id + Extension);

    private string Folder() => place.Subfolder("models");
}
