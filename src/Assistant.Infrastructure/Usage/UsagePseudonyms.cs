using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Usage;

/// <summary>
/// HMAC-SHA256 of the id under a key of the data folder: without it nobody can try out the ids of all staff. The key lies beside the
/// keys of cookies, outside the database.
/// </summary>
internal sealed class UsagePseudonyms(DataFolder folder) : IUsagePseudonyms
{
    private const string Folder = "keys";
    private const string FileName = "usage-pseudonyms.key";
    private const string Prefix = "p-";
    private const int KeyBytes = 32;

    /// <summary>64 bits: two of ten thousand people share a name in about one installation of four hundred billion.</summary>
    private const int Digits = 16;

    // Publication only: a failure is not kept, and whoever is late reads the same file.
    private readonly Lazy<byte[]> _key = new(
        () => DataFolder.Guard(() => ReadOrCreate(Path.Combine(folder.Subfolder(Folder), FileName))), LazyThreadSafetyMode.PublicationOnly);

    public Func<string, string> For(Requester reader)
    {
        if (reader.IsIn(Roles.Admin))
        {
            return id => id;
        }

        var known = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        return id => known.GetOrAdd(id, Name);
    }

    private string Name(string id) => Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(id)))[..Digits];

    private static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var draft = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(draft, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was first: its key is the installation's.
                File.Delete(draft);
            }
        }

        return File.ReadAllBytes(path) is { Length: KeyBytes } key ? key : throw new IOException($"{FileName} is not a key.");
    }
}
