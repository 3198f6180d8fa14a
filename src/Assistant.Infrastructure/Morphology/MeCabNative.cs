using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Morphology;

/// <summary>The calls of libmecab 0.996 that are used here. A model is shared; tagger and lattice belong to one thread at a time.</summary>
internal static partial class MeCabNative
{
    private const string Library = "libmecab.so.2";

    [LibraryImport(Library, EntryPoint = "mecab_model_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint CreateModel(int count, string[] arguments);

    [LibraryImport(Library, EntryPoint = "mecab_model_destroy")]
    internal static partial void DestroyModel(nint model);

    [LibraryImport(Library, EntryPoint = "mecab_model_new_tagger")]
    internal static partial nint CreateTagger(nint model);

    [LibraryImport(Library, EntryPoint = "mecab_destroy")]
    internal static partial void DestroyTagger(nint tagger);

    [LibraryImport(Library, EntryPoint = "mecab_model_new_lattice")]
    internal static partial nint CreateLattice(nint model);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_destroy")]
    internal static partial void DestroyLattice(nint lattice);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_set_sentence2")]
    internal static unsafe partial void SetSentence(nint lattice, byte* sentence, nuint length);

    [LibraryImport(Library, EntryPoint = "mecab_parse_lattice")]
    internal static partial int Parse(nint tagger, nint lattice);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_get_bos_node")]
    internal static unsafe partial Node* FirstNode(nint lattice);

    /// <summary>mecab_node_t up to the fields that are read; <c>surface</c> points into the sentence.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct Node
    {
        public Node* Previous;
        public Node* Next;
        public nint EndNext;
        public nint BeginNext;
        public nint RightPath;
        public nint LeftPath;
        public byte* Surface;
        public byte* Feature;
        public uint Id;
        public ushort Length;
        public ushort LengthWithSpace;
        public ushort RightContext;
        public ushort LeftContext;
        public ushort PartOfSpeechId;
        public byte CharacterType;
        public byte State;
    }

    internal const byte StateUnknown = 1;
    internal const byte StateBeginning = 2;
    internal const byte StateEnd = 3;
}
