using System.Globalization;

namespace Assistant.Cli.Diagnosis;

internal static class DataFolderCheck
{
    private const string Id = "data_folder";
    private const long LittleSpace = 1L << 30;

    public static Check Run(string directory)
    {
        const string Cost = "文書の取り込み、質問、サインインができません。";
        if (File.Exists(directory))
        {
            return Check.Missing(Id, $"データの置き場所がフォルダではありません: {directory}", Cost, "--data か Data:Directory にフォルダを指定してください。");
        }

        // A folder that is not there yet will be made, so its nearest ancestor has to be writable.
        var existing = NearestExisting(directory);
        if (!IsWritable(existing))
        {
            return Check.Missing(Id, $"データの置き場所に書き込めません: {existing}", Cost, "フォルダの権限を確かめるか、別の場所を指定してください。");
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        var space = string.Create(CultureInfo.InvariantCulture, $"空き {free / (1024 * 1024):N0} MB");
        return free < LittleSpace
            ? Check.Note(Id, $"データの置き場所の空きがわずかです: {directory}（{space}）", "文書を取り込む途中で場所がなくなることがあります。", "不要なファイルを消すか、別の場所を指定してください。")
            : Check.Fine(Id, $"データの置き場所: {directory}（{space}）");
    }

    private static string NearestExisting(string directory)
    {
        var path = directory;
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }

    private static bool IsWritable(string directory)
    {
        var probe = Path.Combine(directory, $".doctor-{Guid.NewGuid():N}");
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                return true;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
