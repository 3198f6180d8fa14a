using System.Security.Cryptography;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Ranking models by the hash of their content, in <c>index/models</c> of the data folder. The index names the one that
/// it was made with, so that a process that finds another process's index ranks with its model.
/// </summary>
internal sealed class RankingModelStore(DataFolder folder)
{
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
        var path = PathOf(id);
        return File.Exists(path) ? RankingModelFile.Read(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Removes all others; one that another process still has loaded is not needed on disk.</summary>
    public void KeepOnly(string id) => DataFolder.Guard(() =>
    {
        foreach (var path in Directory.EnumerateFiles(Folder()).Where(p => Path.GetFileName(p) != id + Extension))
        {
            File.Delete(path);
        }

        return true;
    });

    private string PathOf(string id) => Path.Combine(Folder(), id + Extension);

    private string Folder() => folder.Subfolder(Path.Combine("index", "models"));
}
