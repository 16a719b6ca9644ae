using System.Management.Automation;
using System.Reflection;

namespace EtlTools.Help;

/// <summary>A parameter as its attributes describe it.</summary>
/// <param name="Property">Its property.</param>
/// <param name="ParameterSets">The sets it is in; none for all.</param>
/// <param name="IsMandatory">Whether it has to be given.</param>
/// <param name="Position">Its position, from 0; null where it has to be named.</param>
/// <param name="PipelineInput">How the pipeline binds it, as help says it.</param>
/// <param name="AllowsWildcards">Whether <c>*</c> and <c>?</c> stand for others.</param>
/// <param name="Aliases">Its other names.</param>
internal sealed record ParameterDescription(
    PropertyInfo Property,
    IReadOnlyList<string> ParameterSets,
    bool IsMandatory,
    int? Position,
    string PipelineInput,
    bool AllowsWildcards,
    IReadOnlyList<string> Aliases)
{
    /// <summary>Its name.</summary>
    public string Name => Property.Name;

    /// <summary>Its type, without what makes it optional.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>Whether it takes no value.</summary>
    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>Reads a property; null where it is no parameter, or a hidden one.</summary>
    public static ParameterDescription? Of(PropertyInfo property)
    {
        IList<CustomAttributeData> attributes = property.GetCustomAttributesData();
        if (attributes.FirstOrDefault(data => data.AttributeType == typeof(ParameterAttribute))
            is not { } parameter) return null;
        Dictionary<string, object?> settings = parameter.NamedArguments.ToDictionary(
            argument => argument.MemberName, argument => argument.TypedValue.Value, StringComparer.Ordinal);
        if (settings.GetValueOrDefault("DontShow") is true) return null;
        string[] pipeline =
        [
            .. settings.GetValueOrDefault("ValueFromPipeline") is true ? ["ByValue"] : Array.Empty<string>(),
            .. settings.GetValueOrDefault("ValueFromPipelineByPropertyName") is true
                ? ["ByPropertyName"]
                : Array.Empty<string>(),
        ];
        return new ParameterDescription(
            property,
            [.. attributes
                .Where(data => data.AttributeType == typeof(ParameterAttribute))
                .SelectMany(data => data.NamedArguments)
                .Where(argument => argument.MemberName == "ParameterSetName")
                .Select(argument => (string)argument.TypedValue.Value!)],
            settings.GetValueOrDefault("Mandatory") is true,
            settings.GetValueOrDefault("Position") as int?,
            pipeline.Length == 0 ? "False" : $"True ({string.Join(", ", pipeline)})",
            attributes.Any(data => data.AttributeType == typeof(SupportsWildcardsAttribute)),
            [.. attributes
                .Where(data => data.AttributeType == typeof(AliasAttribute))
                .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
                .Select(argument => (string)argument.Value!)]);
    }
}
