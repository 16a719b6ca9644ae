using System.Management.Automation;
using System.Reflection;

namespace EtlTools.Help;

/// <summary>A cmdlet as its attributes describe it.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Name">Its name: verb, dash, noun.</param>
/// <param name="SupportsShouldProcess">Whether it has <c>-WhatIf</c> and <c>-Confirm</c>.</param>
/// <param name="Parameters">Its parameters that are shown, those with a position first.</param>
/// <param name="Outputs">The types it returns.</param>
internal sealed record CmdletDescription(
    Type Type,
    string Name,
    bool SupportsShouldProcess,
    IReadOnlyList<ParameterDescription> Parameters,
    IReadOnlyList<Type> Outputs)
{
    /// <summary>The verb.</summary>
    public string Verb => Name.Split('-')[0];

    /// <summary>The noun.</summary>
    public string Noun => Name.Split('-')[1];

    /// <summary>The names of its parameter sets; one null where all parameters are in all sets.</summary>
    public IReadOnlyList<string?> ParameterSets =>
        [.. Parameters.SelectMany(parameter => parameter.ParameterSets)
            .Distinct()
            .DefaultIfEmpty(default(string))];

    /// <summary>Reads a class; null where it is no cmdlet.</summary>
    public static CmdletDescription? Of(Type type)
    {
        // The PowerShell this is compiled against holds no code, so attributes are read as data and never created.
        CustomAttributeData? cmdlet = type.GetCustomAttributesData()
            .FirstOrDefault(data => data.AttributeType == typeof(CmdletAttribute));
        if (cmdlet is null) return null;
        return new CmdletDescription(
            type,
            $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}",
            cmdlet.NamedArguments.Any(
                argument => argument is { MemberName: "SupportsShouldProcess", TypedValue.Value: true }),
            [.. type.GetProperties()
                .Select(ParameterDescription.Of)
                .OfType<ParameterDescription>()
                .OrderBy(parameter => parameter.Position ?? int.MaxValue)
                .ThenBy(parameter => parameter.Name, StringComparer.Ordinal)],
            [.. type.GetCustomAttributesData()
                .Where(data => data.AttributeType == typeof(OutputTypeAttribute))
                .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
                .Select(argument => (Type)argument.Value!)
                .Where(output => output != typeof(void))]);
    }
}
