using System.Reflection;

namespace EtlTools.Reporting.Markup;

/// <summary>
/// A piece of markup. It comes from an interpolated string, whose text is the program's own and whose holes are
/// encoded, or from a file of this assembly; there is no way to make one from a value.
/// </summary>
/// <remarks>Holes may stand between tags and in quoted attributes, never in names, scripts or styles.</remarks>
internal sealed class Html
{
    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>Markup with its holes encoded; those that hold markup themselves are taken as they are.</summary>
    /// <param name="markup">The interpolated string.</param>
    public static Html Of(HtmlInterpolation markup) => new(markup.ToString());

    /// <summary>A file embedded in this assembly, as it is.</summary>
    /// <param name="name">The resource's logical name.</param>
    public static Html OfResource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no resource {name}.", nameof(name));
        using StreamReader reader = new(stream);
        return new Html(reader.ReadToEnd());
    }

    /// <summary>The markup.</summary>
    public override string ToString() => _markup;
}
