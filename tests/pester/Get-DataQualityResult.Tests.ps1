BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
    $first = Test-DataQuality $shopModel
    Test-DataQuality $shopModel -Rule amount* | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-DataQualityResult' {
    It 'shows the results of the last run that tested rules' {
        (Get-DataQualityResult).Rule | Should -Be 'Amount is positive'
    }

    It 'takes a run by its id' {
        (Get-DataQualityResult -RunId $first[0].RunId).Count | Should -Be 3
    }

    It 'takes runs from the pipeline, and rules with wildcards' {
        @(Get-EtlRun -Model shop | Get-DataQualityResult amount*).Count | Should -Be 2
    }

    It 'takes statuses' {
        (Get-DataQualityResult -RunId $first[0].RunId -Status Failed).Rule | Should -Be 'Customer has an email'
    }

    It 'returns nothing for a run that tested nothing' {
        Get-DataQualityResult -RunId 1 | Should -BeNullOrEmpty
    }
}
