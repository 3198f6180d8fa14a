using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Where an index and its model lie: a folder of its own for every recipe. Two programs with different settings on one
/// data folder then keep an index each, instead of rebuilding each other's again and again.
/// </summary>
internal sealed class IndexPlace(DataFolder folder, RankingRecipe recipe, TimeProvider time)
{
    private const string Root = "index";
    private const string UsedMark = "used";
    private static readonly TimeSpan _keptFor = TimeSpan.FromDays(7);

    public string Subfolder(string name) => folder.Subfolder(Path.Combine(Root, recipe.Name, name));

    public string LockFile(string name) => Path.Combine(Subfolder("locks"), name);

    /// <summary>Says that this recipe is in use, and removes the indexes of recipes that nobody has used for a week.</summary>
    public void MarkUsed() => DataFolder.Guard(() =>
    {
        var own = folder.Subfolder(Path.Combine(Root, recipe.Name));
        File.WriteAllText(Path.Combine(own, UsedMark), "");
        File.SetLastWriteTimeUtc(Path.Combine(own, UsedMark), time.GetUtcNow().UtcDateTime);
        foreach (var other in Directory.EnumerateDirectories(folder.Subfolder(Root)).Where(path => path != own && IsAbandoned(path)))
        {
            Directory.Delete(other, recursive: true);
        }

        return true;
    });

    private bool IsAbandoned(string path)
    {
        var mark = new FileInfo(Path.Combine(path, UsedMark));
        return mark.Exists && mark.LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - _keptFor;
    }
}
